"""Two records of one organization become one."""
