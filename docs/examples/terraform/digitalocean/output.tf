output "kubeone_api" {
  description = "Where clients and nodes reach the API server"

  value = {
    endpoint                    = digitalocean_loadbalancer.api.ip
    apiserver_alternative_names = var.apiserver_alternative_names
  }
}

output "kubeone_hosts" {
  description = "The control planes and how to reach them over SSH"

  value = {
    control_plane = {
      cluster_name         = var.cluster_name
      cloud_provider       = "digitalocean"
      public_address       = digitalocean_droplet.control_plane[*].ipv4_address
      private_address      = digitalocean_droplet.control_plane[*].ipv4_address_private
      hostnames            = digitalocean_droplet.control_plane[*].name
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
          region             = var.region
          size               = var.worker_size
          private_networking = true
          backups            = false
          ipv6               = false
          monitoring         = false
          tags               = ["${var.cluster_name}-worker"]
        }
      }
    }
  }
}
