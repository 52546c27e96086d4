output "kubeone_api" {
  description = "Where clients and nodes reach the API server"

  value = {
    endpoint                    = azurerm_public_ip.api.ip_address
    apiserver_alternative_names = var.apiserver_alternative_names
  }
}

output "kubeone_hosts" {
  description = "The control planes and how to reach them over SSH"

  value = {
    control_plane = {
      cluster_name         = var.cluster_name
      cloud_provider       = "azure"
      public_address       = azurerm_public_ip.control_plane[*].ip_address
      private_address      = azurerm_network_interface.control_plane[*].private_ip_address
      hostnames            = azurerm_linux_virtual_machine.control_plane[*].name
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
          location          = azurerm_resource_group.cluster.location
          resourceGroup     = azurerm_resource_group.cluster.name
          vnetName          = azurerm_virtual_network.cluster.name
          subnetName        = azurerm_subnet.nodes.name
          securityGroupName = azurerm_network_security_group.nodes.name
          availabilitySet   = azurerm_availability_set.workers.name
          vmSize            = var.worker_size
          osDiskSize        = 50
          assignPublicIP    = false
        }
      }
    }
  }
}
