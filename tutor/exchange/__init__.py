"""In and out: backups, pages to print, tables for a spreadsheet."""
