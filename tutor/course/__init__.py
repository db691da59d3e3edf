"""What is taught: lessons as data, and everything that reads, checks and translates them."""
