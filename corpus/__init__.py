"""What every room shares: domain types, errors, the store, and the city's knowledge as data."""
