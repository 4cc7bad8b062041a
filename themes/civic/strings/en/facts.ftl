data-facts = Everything published, first and later values
column-fact = what the value is about; a path that is never reused
