"""Writers of the sample documents, by family of formats. Development only."""
