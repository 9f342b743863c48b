"""What every page needs and no function owns: components, words, lists, exports, errors. Knows no model."""
