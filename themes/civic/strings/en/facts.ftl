data-facts = All published facts: first and later values
data-parts = Breakdowns of { -indicators }, with their status
column-fact = what the value is about; a path that is never reused
