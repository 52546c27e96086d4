cluster_name = "demo"
api_endpoint = "192.0.2.10"

control_planes = [
  { name = "cp-1", public_address = "192.0.2.11", private_address = "10.0.0.11" },
  { name = "cp-2", public_address = "192.0.2.12", private_address = "10.0.0.12" },
  { name = "cp-3", public_address = "192.0.2.13", private_address = "10.0.0.13" },
]

workers = [
  { name = "w-1", public_address = "192.0.2.21", private_address = "10.0.0.21" },
]
