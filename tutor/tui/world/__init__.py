"""The credit world on the screen: a phone, a report, a ledger, reasons, two lives side by side, a fan of futures."""
