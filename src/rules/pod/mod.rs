//! Causes at the hop pod.

mod admission_denied;
mod answers_slowly;
mod apache_access_denied;
mod apache_bad_gateway;
mod apache_default_page;
mod apache_directory_listing;
mod apache_does_not_answer;
mod apache_file_not_found;
mod apache_file_permission;
mod apache_header_too_large;
mod apache_htaccess_invalid;
mod apache_misdirected;
mod apache_no_index;
mod apache_plain_http_to_tls_port;
mod apache_redirects_to_closed_port;
mod apache_rewrite_loop;
mod apache_script_headers;
mod apache_uri_too_long;
mod apache_workers_exhausted;
mod closes_connection;
mod command_not_executable;
mod command_not_found;
mod config_key_missing;
mod config_map_missing;
mod config_unread;
mod connect_timeout;
mod crash_exit;
mod crash_oom;
mod crash_signal;
mod create_refused;
mod daemonset_on_no_node;
mod deployment_scaled_to_zero;
mod endpoints_stale;
mod evicted;
mod exits_at_once;
mod image_denied;
mod image_name_invalid;
mod image_never_pull;
mod image_not_found;
mod image_pull_failed;
mod image_rate_limited;
mod image_registry_unreachable;
mod ingress_upstream_invalid_header;
mod init_container_failing;
mod init_container_waits;
mod limit_range;
mod listens_on_loopback;
mod liveness_kills;
mod memory_in_millibytes;
mod network_policy_blocks_ingress;
mod node_cordoned;
mod node_disk_pressure;
mod node_memory_pressure;
mod node_network_unavailable;
mod node_not_ready;
mod node_pid_pressure;
mod one_answers_badly;
mod one_not_ready;
mod pending;
mod pending_cpu;
mod pending_memory;
mod pending_no_nodes;
mod pending_node_selector;
mod pending_ports;
mod pending_taint;
mod pending_volume;
mod php_does_not_answer;
mod php_fpm_access_denied;
mod php_fpm_max_children;
mod php_fpm_no_input_file;
mod php_fpm_not_fastcgi;
mod php_fpm_not_listening;
mod php_fpm_queue_full;
mod php_fpm_refuses;
mod php_fpm_request_terminated;
mod php_fpm_script_missing;
mod php_fpm_socket_denied;
mod php_fpm_socket_missing;
mod php_fpm_timeout;
mod php_fpm_worker_crashed;
mod php_fpm_worker_killed;
mod php_source_leak;
mod pods_none_ready;
mod post_start_hook_failing;
mod quota_exceeded;
mod readiness_command;
mod readiness_failing;
mod readiness_gate;
mod readiness_refused;
mod readiness_server_error;
mod readiness_status;
mod readiness_timeout;
mod readiness_wrong_scheme;
mod refuses_connection;
mod restarted_recently;
mod run_container_error;
mod sandbox_failing;
mod secret_missing;
mod service_account_missing;
mod service_external_name;
mod service_missing;
mod service_no_ready_endpoints;
mod service_port_missing;
mod service_port_not_tcp;
mod service_publishes_unready;
mod service_selector_matches_nothing;
mod service_takes_another_workload;
mod service_target_port_name_missing;
mod service_target_port_wrong;
mod service_without_selector;
mod starting;
mod startup_probe_failing;
mod statefulset_blocked;
mod statefulset_keeps_broken_pod;
mod terminating_stuck;
mod unreachable;
mod volume_attach_failing;
mod volume_mount_failing;
mod webhook_failing;
mod workload_missing;

use super::Rule;

/// The rules of this hop.
pub static RULES: &[&Rule] = &[
    &admission_denied::RULE,
    &answers_slowly::RULE,
    &apache_access_denied::RULE,
    &apache_bad_gateway::RULE,
    &apache_default_page::RULE,
    &apache_directory_listing::RULE,
    &apache_does_not_answer::RULE,
    &apache_file_not_found::RULE,
    &apache_file_permission::RULE,
    &apache_header_too_large::RULE,
    &apache_htaccess_invalid::RULE,
    &apache_misdirected::RULE,
    &apache_no_index::RULE,
    &apache_plain_http_to_tls_port::RULE,
    &apache_redirects_to_closed_port::RULE,
    &apache_rewrite_loop::RULE,
    &apache_script_headers::RULE,
    &apache_uri_too_long::RULE,
    &apache_workers_exhausted::RULE,
    &closes_connection::RULE,
    &command_not_executable::RULE,
    &command_not_found::RULE,
    &config_key_missing::RULE,
    &config_unread::RULE,
    &config_map_missing::RULE,
    &connect_timeout::RULE,
    &crash_exit::RULE,
    &crash_oom::RULE,
    &crash_signal::RULE,
    &create_refused::RULE,
    &daemonset_on_no_node::RULE,
    &deployment_scaled_to_zero::RULE,
    &endpoints_stale::RULE,
    &evicted::RULE,
    &exits_at_once::RULE,
    &image_denied::RULE,
    &image_name_invalid::RULE,
    &image_never_pull::RULE,
    &image_not_found::RULE,
    &image_pull_failed::RULE,
    &image_rate_limited::RULE,
    &image_registry_unreachable::RULE,
    &ingress_upstream_invalid_header::RULE,
    &init_container_failing::RULE,
    &init_container_waits::RULE,
    &limit_range::RULE,
    &listens_on_loopback::RULE,
    &liveness_kills::RULE,
    &memory_in_millibytes::RULE,
    &network_policy_blocks_ingress::RULE,
    &node_cordoned::RULE,
    &node_disk_pressure::RULE,
    &node_memory_pressure::RULE,
    &node_network_unavailable::RULE,
    &node_not_ready::RULE,
    &node_pid_pressure::RULE,
    &one_answers_badly::RULE,
    &one_not_ready::RULE,
    &pending::RULE,
    &pending_cpu::RULE,
    &pending_memory::RULE,
    &pending_no_nodes::RULE,
    &pending_node_selector::RULE,
    &pending_ports::RULE,
    &pending_taint::RULE,
    &pending_volume::RULE,
    &php_does_not_answer::RULE,
    &php_fpm_access_denied::RULE,
    &php_fpm_max_children::RULE,
    &php_fpm_no_input_file::RULE,
    &php_fpm_not_fastcgi::RULE,
    &php_fpm_not_listening::RULE,
    &php_fpm_queue_full::RULE,
    &php_fpm_refuses::RULE,
    &php_fpm_request_terminated::RULE,
    &php_fpm_script_missing::RULE,
    &php_fpm_socket_denied::RULE,
    &php_fpm_socket_missing::RULE,
    &php_fpm_timeout::RULE,
    &php_fpm_worker_crashed::RULE,
    &php_fpm_worker_killed::RULE,
    &php_source_leak::RULE,
    &pods_none_ready::RULE,
    &post_start_hook_failing::RULE,
    &quota_exceeded::RULE,
    &readiness_command::RULE,
    &readiness_failing::RULE,
    &readiness_gate::RULE,
    &readiness_refused::RULE,
    &readiness_server_error::RULE,
    &readiness_status::RULE,
    &readiness_timeout::RULE,
    &readiness_wrong_scheme::RULE,
    &refuses_connection::RULE,
    &restarted_recently::RULE,
    &run_container_error::RULE,
    &sandbox_failing::RULE,
    &secret_missing::RULE,
    &service_account_missing::RULE,
    &service_external_name::RULE,
    &service_missing::RULE,
    &service_no_ready_endpoints::RULE,
    &service_port_missing::RULE,
    &service_port_not_tcp::RULE,
    &service_publishes_unready::RULE,
    &service_selector_matches_nothing::RULE,
    &service_takes_another_workload::RULE,
    &service_target_port_name_missing::RULE,
    &service_target_port_wrong::RULE,
    &service_without_selector::RULE,
    &starting::RULE,
    &startup_probe_failing::RULE,
    &statefulset_blocked::RULE,
    &statefulset_keeps_broken_pod::RULE,
    &terminating_stuck::RULE,
    &unreachable::RULE,
    &volume_attach_failing::RULE,
    &volume_mount_failing::RULE,
    &webhook_failing::RULE,
    &workload_missing::RULE,
];

#[cfg(test)]
mod tests;
