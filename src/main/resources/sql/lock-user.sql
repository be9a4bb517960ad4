UPDATE api_user SET active = active WHERE id = :id
