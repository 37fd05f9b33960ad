"""What the API takes and gives: pydantic models, and the functions that make them of domain types."""
