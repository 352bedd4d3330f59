"""Files to records: the first stage of the street."""
