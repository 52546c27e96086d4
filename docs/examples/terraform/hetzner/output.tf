output "kubeone_api" {
  description = "Where clients and nodes reach the API server"

  value = {
    endpoint                    = hcloud_load_balancer.api.ipv4
    apiserver_alternative_names = var.apiserver_alternative_names
  }
}

output "kubeone_hosts" {
  description = "The control planes and how to reach them over SSH"

  value = {
    control_plane = {
      cluster_name         = var.cluster_name
      cloud_provider       = "hetzner"
      public_address       = hcloud_server.control_plane[*].ipv4_address
      private_address      = hcloud_server_network.control_plane[*].ip
      hostnames            = hcloud_server.control_plane[*].name
      network_id           = hcloud_network.cluster.id
      operating_system     = "ubuntu"
      ssh_user             = var.ssh_user
      ssh_port             = var.ssh_port
      ssh_private_key_file = var.ssh_private_key_file
      ssh_agent_socket     = var.ssh_agent_socket
    }
  }
}

output "kubeone_workers" {
  description = "Worker sets; each becomes a MachineDeployment"

  value = {
    "${var.cluster_name}-pool1" = {
      replicas = var.worker_count
      providerSpec = {
        sshPublicKeys   = [trimspace(file(pathexpand(var.ssh_public_key_file)))]
        operatingSystem = "ubuntu"
        operatingSystemSpec = {
          distUpgradeOnBoot = false
        }
        cloudProviderSpec = {
          serverType = var.worker_type
          location   = var.location
          image      = "ubuntu-24.04"
          networks   = [hcloud_network.cluster.id]
          labels     = { "${var.cluster_name}-workers" = "pool1" }
        }
      }
    }
  }
}
