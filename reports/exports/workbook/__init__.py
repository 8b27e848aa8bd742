"""The parts of the workbook: its first sheet, a sheet for each chapter, the counts, the score."""
