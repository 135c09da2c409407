package org.ridgepoint.experiment.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Who may come in: whoever asks for this server by an address or by a name that is its own, from its own page or from no page at
 * all. A name of somebody else's that leads here is one that was bent.
 */
final class Gate {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]{2,45}]");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    /** Nothing from elsewhere, no frame around it, no guess of types. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Set<String> names = new TreeSet<>();

    Gate(String bind) {
        names.add("localhost");
        names.add(bind.toLowerCase(Locale.ROOT));
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException nameless) {
            // then nobody can ask for it by name
        }
    }

    /** Refuses what comes for another host, or from another page. */
    void check(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || !isOwn(host.toLowerCase(Locale.ROOT))) {
            throw new RefusedRequest(421, "host: this server is not called so; expected its address or localhost");
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null
                && !origin.equalsIgnoreCase("http://" + host)
                && !origin.equalsIgnoreCase("https://" + host)) {
            throw new RefusedRequest(403, "origin: only the page of this server may ask it");
        }
        String site = request.getHeaders().get("Sec-Fetch-Site");
        boolean elsewhere = "cross-site".equals(site) || "same-site".equals(site);
        boolean link =
                "navigate".equals(request.getHeaders().get("Sec-Fetch-Mode")) && "GET".equals(request.getMethod());
        if (elsewhere && !link) {
            throw new RefusedRequest(403, "origin: only the page of this server may ask it");
        }
    }

    private boolean isOwn(String host) {
        String name = PORT.matcher(host).replaceFirst("");
        return names.contains(name) || ADDRESS.matcher(name).matches();
    }

    /** What every answer says to the browser. */
    static void protect(Response response) {
        response.getHeaders().put("Content-Security-Policy", POLICY);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("X-Frame-Options", "DENY");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
        response.getHeaders().put("Cross-Origin-Opener-Policy", "same-origin");
        response.getHeaders().put("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    }
}
