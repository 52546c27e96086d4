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
      cloud_provider       = "vsphere"
      public_address       = vsphere_virtual_machine.control_plane[*].default_ip_address
      hostnames            = vsphere_virtual_machine.control_plane[*].name
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
          datacenter     = var.datacenter
          cluster        = var.compute_cluster
          datastore      = var.datastore
          folder         = var.folder
          vmNetName      = var.network
          templateVMName = var.template
          cpus           = 2
          memoryMB       = 4096
          diskSizeGB     = 50
          allowInsecure  = var.allow_insecure
        }
      }
    }
  }
}
