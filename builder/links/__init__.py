"""Links out of the archive: which there are, whether they still lead anywhere, what to do about those that do not."""
