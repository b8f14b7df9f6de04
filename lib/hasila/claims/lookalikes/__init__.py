"""Words that look like people, numbers or statements of zero and are none where they stand."""
