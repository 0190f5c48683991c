"""Events: open days, trainings, festivals, meetings."""
