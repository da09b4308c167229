from django.db import models


class CompanyDefaults(models.Model):
    """There is one row."""

    company_name = models.CharField(max_length=255)
    charge_out_rate = models.DecimalField(max_digits=6, decimal_places=2, default=105)
    starting_job_number = models.IntegerField(default=1)
    xero_tenant_id = models.CharField(max_length=64, null=True, blank=True)

    @classmethod
    def get_instance(cls):
        return cls.objects.get()


class XeroToken(models.Model):
    token_type = models.CharField(max_length=50)
    access_token = models.TextField()
    refresh_token = models.TextField()
    scope = models.CharField(max_length=255)
    expires_at = models.DateTimeField()
    is_active = models.BooleanField(default=True)
