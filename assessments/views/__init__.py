"""The pages of assessments and of respondents."""
