UPDATE api_user SET role = role WHERE role = 'ADMIN' AND active
