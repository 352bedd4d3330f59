"""Every address that the site has or ever had."""
