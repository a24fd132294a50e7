//! The samples are lines of real servers, cut.

use super::*;

const ID: &str = "75dc4d1048cf37f44de3cb10f3bfb7bd";

fn own() -> Vec<OwnRequest> {
    vec![OwnRequest {
        id: ID.to_owned(),
        line: "GET /".to_owned(),
        from: "2026-11-24T00:09:07Z".parse().unwrap(),
        until: "2026-11-24T00:09:13.1Z".parse().unwrap(),
    }]
}

fn entries(text: &str) -> Vec<Entry> {
    read(text, &AccessFormat::default(), &own()).entries
}

#[test]
fn the_default_format_of_ingress_nginx_tells_the_tries_and_the_id() {
    let line = format!(
        r#"2026-11-24T00:09:13.010Z 127.0.20.1 - - [24/Nov/2026:00:09:13 +0000] "GET /slow?s=5 HTTP/1.1" 504 160 "-" "Amazon CloudFront" 216 6.028 [default-web-443] [] 127.0.40.1:8443, 127.0.40.2:8443 0, 0 2.008, 2.012 504, 502 {ID}"#
    );
    let all = entries(&line);
    assert_eq!(all[0].request_id.as_deref(), Some(ID));
    let Says::Access(access) = &all[0].says else { panic!("{all:?}") };
    assert_eq!(
        (access.status, access.request_time, access.upstream_name.as_str()),
        (504, Some(6.028), "default-web-443")
    );
    assert_eq!(access.tries[1], UpstreamTry { addr: "127.0.40.2:8443".into(), status: Some(502), time: Some(2.012) });
}

#[test]
fn an_answer_of_nginx_itself_has_no_try() {
    let line = format!(
        r#"10.0.0.1 - - [24/Nov/2026:00:07:22 +0000] "GET / HTTP/2.0" 503 190 "-" "curl/7.88.1" 32 0.000 [default-web-443] [] - - - - {ID}"#
    );
    let Says::Access(access) = &entries(&line)[0].says else { panic!() };
    assert_eq!((access.status, access.tries.len(), access.id.as_deref()), (503, 0, Some(ID)));
}

#[test]
fn a_configured_format_and_json_are_read() {
    let format = AccessFormat::of_controller(Some(
        r#"{"ts":"$time_iso8601","rid":"$req_id","st":$status,"ups":"$upstream_status","to":"$upstream_addr","r":"$request"}"#,
    ));
    let line = format!(
        r#"{{"ts":"x","rid":"{ID}","st":502,"ups":"502, 502","to":"10.0.0.1:1, 10.0.0.2:1","r":"GET / HTTP/1.1"}}"#
    );
    let access = format.read(&line).unwrap();
    assert_eq!((access.status, access.tries.len(), access.id.as_deref()), (502, 2, Some(ID)));
    let known = format!(r#"{{"status":"200","request_id":"{ID}","http":{{"method":"GET","path":"/x"}}}}"#);
    let access = AccessFormat::default().read(&known).unwrap();
    assert_eq!((access.status, access.request.as_str(), access.id.as_deref()), (200, "GET /x", Some(ID)));
}

#[test]
fn the_combined_format_of_apache_is_ours_by_id_or_by_user_agent_line_and_second() {
    let by_id = format!(
        r#"127.0.30.1 - - [24/Nov/2026:00:07:22 +0000] "GET / HTTP/1.1" 503 429 "-" "curl/7.88.1" 253 rid={ID} xff=127.0.20.1"#
    );
    let by_agent = r#"2026-11-24T00:09:12Z 10.1.1.1 - - [24/Nov/2026:00:09:12 +0000] "GET / HTTP/1.1" 500 1 "-" "hopwise/0.1.0 (x)""#;
    let foreign =
        r#"2026-11-24T00:09:12Z 10.1.1.1 - - [24/Nov/2026:00:09:12 +0000] "GET / HTTP/1.1" 500 1 "-" "curl/8""#;
    let all = entries(&format!("{by_id}\n{by_agent}\n{foreign}"));
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all.iter().all(|e| e.request_id.as_deref() == Some(ID)));
}

#[test]
fn an_error_of_nginx_is_ours_by_client_request_line_and_second() {
    let access = format!(
        r#"2026-11-24T00:09:13.010Z 127.0.20.1 - - [24/Nov/2026:00:09:13 +0000] "GET /slow?s=5 HTTP/1.1" 504 160 "-" "x" 216 6.028 [d-w-443] [] 127.0.40.1:8443 0 2.008 504 {ID}"#
    );
    let error = r#"2026-11-24T00:09:09.1Z 2026/11/24 00:09:09 [error] 17941#17941: *6 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 127.0.20.1, server: www.brand-a.test, request: "GET /slow?s=5 HTTP/1.1", upstream: "https://127.0.40.1:8443/slow?s=5", host: "www.brand-a.test""#;
    let other = error.replace("client: 127.0.20.1", "client: 127.0.20.9");
    let all = entries(&format!("{error}\n{other}\n{access}"));
    let Says::Nginx(parsed) = &all[0].says else { panic!("{all:?}") };
    assert_eq!(parsed.upstream, "https://127.0.40.1:8443/slow?s=5");
    assert!(parsed.message.starts_with("upstream timed out"));
    assert_eq!(all[0].request_id.as_deref(), Some(ID));
    assert_eq!(all[1].request_id, None);
}

#[test]
fn apache_names_module_code_and_system_error() {
    let all = entries(
        "[Tue Nov 24 00:07:22.264811 2026] [proxy:error] [pid 5807:tid 5833] (2)No such file or directory: AH02454: FCGI: attempt to connect to Unix domain socket /run/php-fpm.sock (localhost:8000) failed\n\
         [Tue Nov 24 00:07:22.264827 2026] [proxy_fcgi:error] [pid 5807:tid 5833] [client 127.0.0.1:51204] AH01079: failed to make connection to backend: localhost\n\
         [Tue Nov 24 00:07:22.264827 2026] [core:alert] [pid 5807] [client 127.0.0.1:51204] /srv/public/.htaccess: Invalid command 'RewriteEngin'",
    );
    let Says::Apache(first) = &all[0].says else { panic!() };
    assert_eq!(
        (first.code.as_deref(), first.os_error.as_deref()),
        (Some("AH02454"), Some("(2)No such file or directory"))
    );
    let Says::Apache(second) = &all[1].says else { panic!() };
    assert_eq!((second.module.as_str(), second.client.as_str()), ("proxy_fcgi", "127.0.0.1:51204"));
    let Says::Apache(third) = &all[2].says else { panic!() };
    assert_eq!((third.code.as_deref(), third.level.as_str()), (None, "alert"));
}

#[test]
fn a_laravel_entry_is_joined_with_its_trace_and_names_the_exceptions() {
    let text = r#"2026-11-24T00:13:03.1Z [2026-11-24 00:13:03] production.ERROR: SQLSTATE[HY000] [2002] Connection refused (SQL: select 1) {"exception":"[object] (Illuminate\\Database\\QueryException(code: 2002): SQLSTATE[HY000] [2002] Connection refused (SQL: select 1) at /usr/share/php/Illuminate/Database/Connection.php:712)
2026-11-24T00:13:03.1Z [stacktrace]
2026-11-24T00:13:03.1Z #0 /usr/share/php/Illuminate/Database/Connection.php(784): Illuminate\\Database\\Connection->runQueryCallback()
2026-11-24T00:13:03.1Z [previous exception] [object] (PDOException(code: 2002): SQLSTATE[HY000] [2002] Connection refused at /usr/share/php/Illuminate/Database/Connectors/Connector.php:70)
2026-11-24T00:13:03.1Z "}
2026-11-24T00:13:04.1Z [2026-11-24 00:13:04] production.INFO: fine"#;
    let log = read(text, &AccessFormat::default(), &[]);
    assert_eq!((log.lines, log.entries.len()), (6, 1));
    let Says::Monolog(entry) = &log.entries[0].says else { panic!("{log:?}") };
    assert_eq!(entry.exception.as_deref(), Some("Illuminate\\Database\\QueryException"));
    assert_eq!(entry.message, "SQLSTATE[HY000] [2002] Connection refused (SQL: select 1)");
    assert_eq!(entry.place, "/usr/share/php/Illuminate/Database/Connection.php:712");
    assert_eq!(entry.previous[0], "PDOException: SQLSTATE[HY000] [2002] Connection refused");
}

#[test]
fn a_message_of_several_lines_is_read_to_its_end_and_no_further() {
    let text = r#"2026-11-24T00:13:03.1Z [2026-11-24 00:13:03] production.ERROR: Error executing "GetObject" on "https://b.s3.amazonaws.com/a"; resulted in a `400 Bad Request` response:
2026-11-24T00:13:03.1Z <?xml version="1.0" encoding="UTF-8"?>
2026-11-24T00:13:03.1Z  ExpiredToken (client): The provided token has expired. {"exception":"[object] (Aws\S3\Exception\S3Exception(code: 0): Error executing response:
2026-11-24T00:13:03.1Z <?xml version="1.0"?> at /srv/app/S3.php:5)
2026-11-24T00:13:03.1Z [stacktrace]
2026-11-24T00:13:03.1Z "}
2026-11-24T00:13:03.2Z words of somebody else"#;
    let log = read(text, &AccessFormat::default(), &[]);
    assert_eq!((log.lines, log.entries.len()), (7, 2), "{log:?}");
    let Says::Monolog(entry) = &log.entries[0].says else { panic!("{log:?}") };
    assert!(entry.message.ends_with("ExpiredToken (client): The provided token has expired."), "{entry:?}");
    assert_eq!(entry.exception.as_deref(), Some("Aws\\S3\\Exception\\S3Exception"));
}

#[test]
fn fpm_warns_of_its_pool_and_repeats_its_workers() {
    let all = entries(
        "[24-Nov-2026 00:23:50] WARNING: [pool www] server reached pm.max_children setting (1), consider raising it\n\
         [24-Nov-2026 00:23:51] WARNING: [pool www] child 7 said into stderr: \"NOTICE: PHP message: PHP Fatal error:  Allowed memory size of 67108864 bytes exhausted (tried to allocate 2097152 bytes) in /srv/app/routes/web.php on line 12\"\n\
         [24-Nov-2026 00:13:29 UTC] PHP Fatal error:  Uncaught Exception: x in /srv/app/index.php:3\nStack trace:\n#0 {main}\n  thrown in /srv/app/index.php on line 3\n\
         [24-Nov-2026 00:23:51] NOTICE: fpm is running, pid 7",
    );
    let Says::Fpm(first) = &all[0].says else { panic!() };
    assert_eq!((first.pool.as_deref(), first.level.as_str()), (Some("www"), "WARNING"));
    let Says::Php(second) = &all[1].says else { panic!("{all:?}") };
    assert_eq!((second.level.as_str(), second.place.as_str()), ("Fatal error", "/srv/app/routes/web.php:12"));
    let Says::Php(third) = &all[2].says else { panic!("{all:?}") };
    assert!(third.message.contains("thrown in"), "{third:?}");
    assert_eq!(all.len(), 3, "a notice is no error: {all:?}");
}

#[test]
fn secrets_in_lines_are_redacted_in_text_and_fields() {
    let line = format!(
        r#"10.0.0.1 - - [24/Nov/2026:00:07:22 +0000] "GET /?token=abcdefgh HTTP/2.0" 503 190 "-" "x" 32 0.000 [d-w-443] [] - - - - {ID}"#
    );
    let all = entries(&line);
    let kept = serde_json::to_string(&all).unwrap();
    assert!(!kept.contains("abcdefgh"), "{kept}");
}
