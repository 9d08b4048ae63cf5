"""The record of every difference step, with its texts and cautions."""
