SELECT backed_up_at FROM restoration
