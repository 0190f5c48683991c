"""Events for calendars (iCalendar, RFC 5545 and RFC 7986): one that can be subscribed to, and one for each event."""
