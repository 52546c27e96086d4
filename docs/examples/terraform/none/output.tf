output "kubeone_api" {
  description = "Where clients and nodes reach the API server"

  value = {
    endpoint                    = var.api_endpoint
    apiserver_alternative_names = var.apiserver_alternative_names
  }
}

output "kubeone_hosts" {
  description = "The control planes and how to reach them over SSH"

  value = {
    control_plane = {
      cluster_name         = var.cluster_name
      cloud_provider       = "none"
      public_address       = var.control_planes[*].public_address
      private_address      = var.control_planes[*].private_address
      hostnames            = var.control_planes[*].name
      operating_system     = var.operating_system
      ssh_user             = var.ssh_user
      ssh_port             = var.ssh_port
      ssh_private_key_file = var.ssh_private_key_file
      ssh_agent_socket     = var.ssh_agent_socket
    }
  }
}

output "kubeone_static_workers" {
  description = "Hosts that are joined as workers over SSH"

  value = {
    workers = {
      public_address       = var.workers[*].public_address
      private_address      = var.workers[*].private_address
      hostnames            = var.workers[*].name
      operating_system     = var.operating_system
      ssh_user             = var.ssh_user
      ssh_port             = var.ssh_port
      ssh_private_key_file = var.ssh_private_key_file
      ssh_agent_socket     = var.ssh_agent_socket
    }
  }
}
