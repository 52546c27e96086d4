output "kubeone_api" {
  description = "Where clients and nodes reach the API server"

  value = {
    endpoint                    = equinix_metal_device.api.access_public_ipv4
    apiserver_alternative_names = var.apiserver_alternative_names
  }
}

output "kubeone_hosts" {
  description = "The control planes and how to reach them over SSH"

  value = {
    control_plane = {
      cluster_name         = var.cluster_name
      cloud_provider       = "equinixmetal"
      public_address       = equinix_metal_device.control_plane[*].access_public_ipv4
      private_address      = equinix_metal_device.control_plane[*].access_private_ipv4
      hostnames            = equinix_metal_device.control_plane[*].hostname
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
          projectID    = var.project_id
          metro        = var.metro
          instanceType = var.worker_plan
          billingCycle = "hourly"
          tags         = ["${var.cluster_name}-workers"]
        }
      }
    }
  }
}
