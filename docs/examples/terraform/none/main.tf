terraform {
  required_version = ">= 1.3"
}

# Nothing is made here. Put the resources of your hosts into this file, and let the outputs take their addresses from them.
