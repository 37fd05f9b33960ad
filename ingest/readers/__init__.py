"""One reader a format: bytes in, a `RawDocument` out."""
