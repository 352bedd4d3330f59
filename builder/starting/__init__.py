"""New archives: what ``archive init`` writes."""
