"""The paths of the API, one module a resource: each maps a request to a service and its answer to a schema."""
