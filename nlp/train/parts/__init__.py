"""The parts that can be trained: each module holds a `TRAINING`."""
