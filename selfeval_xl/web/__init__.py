"""The local page: drop files, see findings beside the sheet, take the copies."""
