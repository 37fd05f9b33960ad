"""What the command line and the API both do, as plain functions over `api.wiring.Wiring`."""
