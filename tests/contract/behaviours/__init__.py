"""The questions of the vectors of behaviour: one module for each room, written by hand or made from the tables."""
