-- All are of one group. HSQLDB reads them in the order of an index only if the whole of it is named
ORDER BY r.group_id DESC, r.id DESC
LIMIT :limit
