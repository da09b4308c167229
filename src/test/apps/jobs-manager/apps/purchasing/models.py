import uuid

from django.db import models


class PurchaseOrder(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    supplier = models.ForeignKey("client.Client", null=True, on_delete=models.PROTECT)
    job = models.ForeignKey("job.Job", null=True, on_delete=models.SET_NULL)
    po_number = models.CharField(max_length=50, unique=True)
    status = models.CharField(max_length=20)
    order_date = models.DateField()
    xero_id = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        db_table = "workflow_purchaseorder"


class PurchaseOrderLine(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purchase_order = models.ForeignKey(PurchaseOrder, on_delete=models.CASCADE)
    description = models.CharField(max_length=255)
    quantity = models.DecimalField(max_digits=10, decimal_places=2)
    unit_cost = models.DecimalField(max_digits=10, decimal_places=2, null=True)

    class Meta:
        db_table = "workflow_purchaseorderline"


class Stock(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item_code = models.CharField(max_length=40, unique=True)
    description = models.CharField(max_length=255)
    quantity = models.DecimalField(max_digits=10, decimal_places=2)
    unit_cost = models.DecimalField(max_digits=10, decimal_places=2)
    is_active = models.BooleanField(default=True)
    source_purchase_order_line = models.ForeignKey(
        PurchaseOrderLine, null=True, on_delete=models.SET_NULL
    )
    xero_id = models.CharField(max_length=64, unique=True, null=True, blank=True)

    class Meta:
        db_table = "workflow_stock"


class MaterialEntry(models.Model):
    """Material that a job has used, from the shelf or as it was ordered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    job = models.ForeignKey("job.Job", on_delete=models.CASCADE)
    description = models.CharField(max_length=200)
    quantity = models.DecimalField(max_digits=10, decimal_places=2)
    purchase_order_line = models.ForeignKey(
        PurchaseOrderLine, null=True, on_delete=models.SET_NULL
    )
    source_stock = models.ForeignKey(Stock, null=True, on_delete=models.SET_NULL)

    class Meta:
        db_table = "workflow_materialentry"
