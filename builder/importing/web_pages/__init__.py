"""`archive import` of saved web pages and of addresses: each becomes a draft, with what was guessed marked."""
