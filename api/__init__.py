"""The only place that composes: settings, wiring, the web application, the command line."""
