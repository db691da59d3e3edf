"""What borrowing costs: money, what people type, interest, schedules, annual rates. Pure."""
