package dev.stepgate.web.people;

import dev.stepgate.run.Engine;
import dev.stepgate.web.ConsoleSettings;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** What every request passes through: one chain for programs with tokens, one for browsers. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  /** Later, a stream would write into them from a thread of its own at the same time. */
  private static final ObjectPostProcessor<HeaderWriterFilter> EAGERLY =
      new ObjectPostProcessor<>() {
        @Override
        public <O extends HeaderWriterFilter> O postProcess(O filter) {
          filter.setShouldWriteHeadersEagerly(true);
          return filter;
        }
      };

  private final Endpoints endpoints;
  private final Refusals refusals;
  private final ConsoleSettings settings;

  SecurityRules(Endpoints endpoints, Refusals refusals, ConsoleSettings settings) {
    this.endpoints = endpoints;
    this.refusals = refusals;
    this.settings = settings;
  }

  /** Each filter watched on its own would cost more than all of them. */
  @Bean
  static SecurityObservationSettings unobserved() {
    return SecurityObservationSettings.noObservations();
  }

  /** An address that nobody types on purpose. */
  @Bean
  RequestRejectedHandler odd() {
    return (request, response, refused) ->
        refusals.plain(request, response, 400, "This request cannot be read.");
  }

  /** It is added last, so that it comes before the one of the container. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> unreadable() {
    return factory ->
        factory.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new Unreadable(refusals)));
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, TokenDesk tokens) throws Exception {
    return common(http)
        .securityMatcher(Bearer::isUsed)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(CsrfConfigurer::disable)
        .logout(logout -> logout.disable())
        .addFilterBefore(new Bearer(tokens, refusals), ExceptionTranslationFilter.class)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain browsers(
      HttpSecurity http, Engine engine, Clock clock, SignInEnds ends, OpenIdSignIn openid)
      throws Exception {
    common(http)
        .csrf(this::crossSite)
        .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.newSession()))
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("name")
                    .successHandler(ends)
                    .failureHandler(ends))
        .logout(
            logout ->
                logout
                    .logoutUrl("/sign-out")
                    .addLogoutHandler(ends)
                    .deleteCookies(cookie("session"))
                    .logoutSuccessUrl("/sign-in"))
        .addFilterAfter(
            new Standing(engine, endpoints, settings, clock), SecurityContextHolderFilter.class);
    if (settings.openid() != null) {
      openid.addTo(http);
    }
    return http.build();
  }

  private HttpSecurity common(HttpSecurity http) throws Exception {
    return http.headers(SecurityRules::headers)
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .exceptionHandling(
            told -> told.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .access(endpoints));
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
        .frameOptions(frames -> frames.deny())
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .withObjectPostProcessor(EAGERLY);
  }

  /** In a cookie, so that those who only look at the sign-in page take no memory. */
  private void crossSite(CsrfConfigurer<HttpSecurity> csrf) {
    CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(cookie("form"));
    tokens.setCookieCustomizer(
        cookie -> cookie.secure(settings.isSecret()).httpOnly(true).sameSite("Strict").path("/"));
    XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
    // The cookie is set before the page is written: later is too late for a long one.
    handler.setCsrfRequestAttributeName(null);
    csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(handler);
  }

  private String cookie(String name) {
    return settings.cookie(name);
  }
}
