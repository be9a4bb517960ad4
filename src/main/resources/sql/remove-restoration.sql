DELETE FROM restoration
