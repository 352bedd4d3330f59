"""What each page, feed and export contains."""
